/** The start-up file: a table of contents of what the addon is made of, in the order in which it starts. */

const [addonName] = [...$vararg] as unknown as [string];
print(addonName);
