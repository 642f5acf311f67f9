// probity: the headless program. One file per subcommand; this one only parses and dispatches.
#include <cstdio>

int main()
{
    std::fputs("usage: probity COMMAND\n", stderr);
    return 2;
}
