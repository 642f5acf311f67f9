#include "workspace_options.h"

#include <cstdio>
#include <iostream>

#include <termios.h>
#include <unistd.h>

#include "base/byte_source.h"
#include "base/text.h"

namespace probity::cli {

namespace {

/// Switches the echo of the terminal off for a while, also when something throws.
class SilentTerminal {
public:
    SilentTerminal()
    {
        m_isTerminal = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_isTerminal)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;

private:
    termios m_before{};
    bool m_isTerminal = false;
};

Result<std::string> ask(const std::string &question)
{
    std::fputs((question + ": ").c_str(), stderr);
    std::string answer;
    const SilentTerminal silent;
    const bool isRead = static_cast<bool>(std::getline(std::cin, answer));
    std::fputs("\n", stderr);
    if (!isRead)
        return failure(ErrorCode::NotAuthenticated, "no passphrase was given");
    return answer;
}

}  // namespace

void addActor(CLI::App &command, ActorOption &option)
{
    command.add_option("--as", option.name, "Who acts: the name of a person of the workspace")->required()->type_name("NAME");
    command.add_option("--passphrase-file", option.passphraseFile, "File whose first line is the passphrase; without it the terminal asks")->type_name("FILE");
}

Result<std::string> passphraseOf(const ActorOption &option, Purpose purpose)
{
    if (!option.passphraseFile.empty()) {
        const auto file = openFile(option.passphraseFile);
        if (!file)
            return tl::unexpected(file.error());
        const auto text = readAll(**file, 64u * 1024);
        if (!text)
            return tl::unexpected(text.error());
        std::string line = text->substr(0, text->find('\n'));
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        return line;
    }
    if (::isatty(STDIN_FILENO) != 1)
        return failure(ErrorCode::NotAuthenticated, "there is no terminal to ask for the passphrase; give it with --passphrase-file");
    const auto first = ask("Passphrase of " + option.name);
    if (!first || purpose == Purpose::SignIn)
        return first;
    const auto again = ask("The same again");
    if (again && *again != *first)
        return failure(ErrorCode::NotAuthenticated, "the two passphrases differ");
    return again;
}

Result<std::unique_ptr<Workspace>> openAs(const std::string &path, const ActorOption &actor, std::shared_ptr<const Engine> engine)
{
    auto workspace = Workspace::open(path, Workspace::Access::ReadWrite, std::move(engine), std::make_shared<const SystemClock>());
    if (!workspace)
        return workspace;
    const auto passphrase = passphraseOf(actor, Purpose::SignIn);
    if (!passphrase)
        return tl::unexpected(passphrase.error());
    if (const auto person = (*workspace)->signIn(actor.name, *passphrase); !person)
        return tl::unexpected(person.error());
    return workspace;
}

Result<std::shared_ptr<const Engine>> engineFor(const EngineParts &parts)
{
    auto engine = Engine::load({}, parts);
    if (!engine)
        complain("the program's own data", engine.error());
    return engine;
}

}  // namespace probity::cli
