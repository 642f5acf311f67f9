#pragma once

#include "analysis/observed/download_links.h"
#include "analysis/observed/key_lexicon.h"
#include "analysis/observed/observer.h"

namespace probity {

struct ObservationPatterns::Private {
    std::unique_ptr<const observed::KeyLexicon> lexicon;
    observed::DownloadLinks links;
    std::shared_ptr<const Taxonomy> taxonomy;
};

}  // namespace probity
