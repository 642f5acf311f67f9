#include "analysis/observed/observer.h"

namespace probity {
Result<Persona> readPersona(const ByteSource &, const Taxonomy &, std::vector<Diagnostic> &)
{
    return failure(ErrorCode::Unsupported, "personas are not read yet");
}
}  // namespace probity
