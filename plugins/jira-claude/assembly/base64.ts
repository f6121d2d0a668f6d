// Base64 of a text's UTF-8, as basic authentication wants it.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Half of a character is U+FFFD in it. */
export function base64(text: string): string {
  const bytes = Uint8Array.wrap(String.UTF8.encode(text, false, String.UTF8.ErrorMode.REPLACE));
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const three: u32 =
      ((<u32>bytes[i]) << 16) | ((left > 1 ? <u32>bytes[i + 1] : 0) << 8) | (left > 2 ? <u32>bytes[i + 2] : 0);
    parts.push(LETTERS.charAt(three >> 18));
    parts.push(LETTERS.charAt((three >> 12) & 63));
    parts.push(left > 1 ? LETTERS.charAt((three >> 6) & 63) : "=");
    parts.push(left > 2 ? LETTERS.charAt(three & 63) : "=");
  }
  return parts.join("");
}
