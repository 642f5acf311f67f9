// Gives moc's output of the interface a home.
#include "ui/pages/page.h"
