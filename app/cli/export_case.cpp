// probity export-case: what a reviewer corrected in the reading of a notice, as cases for the reader's tests.
#include "report/notice_case.h"
#include "workspace_options.h"

namespace probity::cli {

namespace {

struct Options {
    std::string workspace;
    std::int64_t submission = 0;
    FormatOption format;
};

Exit run(const Options &options)
{
    const auto engine = engineFor({false, false, false});
    if (!engine)
        return Exit::Fault;
    const auto workspace = Workspace::open(options.workspace, Workspace::Access::ReadOnly, *engine, std::make_shared<const SystemClock>());
    if (!workspace) {
        complain(options.workspace, workspace.error());
        return exitOf(workspace.error());
    }
    const SubmissionId id{options.submission};
    const auto assessment = (*workspace)->assessment(id, TaskContext());
    const auto input = (*workspace)->reviewInput(id);
    if (!assessment || !input) {
        const Error &error = assessment ? input.error() : assessment.error();
        complain(options.workspace, error);
        return exitOf(error);
    }
    std::string out;
    for (const AssessedNotice &notice : (*assessment)->notices)
        out += noticeCasesJson(notice.document, notice.reading, input->corrections) + "\n";
    return writeResult(out, options.format);
}

}  // namespace

void addExportCase(CLI::App &app, Exit &exit)
{
    auto options = std::make_shared<Options>();
    CLI::App *command = app.add_subcommand("export-case", "Write the corrected statements of a submission's notices as cases for the reader's tests");
    command->add_option("WORKSPACE", options->workspace, "The workspace file")->required()->type_name("");
    command->add_option("SUBMISSION_ID", options->submission, "The submission, as `list` numbers it")->required()->type_name("");
    addOutput(*command, options->format);
    command->callback([options, &exit] { exit = run(*options); });
}

}  // namespace probity::cli
