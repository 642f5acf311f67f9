#import <Contacts/Contacts.h>
CNContactStore *s = [[CNContactStore alloc] init]; stat(path, &st); [manager requestAlwaysAuthorization]; @"text"; 'c'
