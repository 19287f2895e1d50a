const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or a quoted attribute; control characters, which XML forbids, become spaces. */
export function escapeXml(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').replace(/[&<>"]/g, (char) => entities[char] ?? char);
}
