#include "taxonomy/recipients.h"
