/** The game's own sentences, which are in the client's language: addons get a format such as `%s has joined the guild.` */

/**
 * A pattern that captures the name.
 * Called by: hideOfflineNotices, noteJoinMessage
 */
export function namePattern(sentence: string): string {
  const [escaped] = string.gsub(sentence, "[%^%$%(%)%%%.%[%]%*%+%-%?]", "%%%0");
  const [pattern] = string.gsub(escaped, "%%%%s", "(.+)");
  return `^${pattern}$`;
}
