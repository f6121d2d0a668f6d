// Where an address leads, in few characters.

/**
 * The host of an address, or the file of a path. What stands before an `@` is left out: it is a name, and a favourite
 * place to pretend to be another host.
 */
export function placeOf(address: string): string {
  const scheme = address.indexOf("://");
  if (scheme < 0) return address.startsWith("mailto:") ? address.substring(7) : lastPart(address);
  let host = address.substring(scheme + 3);
  host = host.substring(0, endOf(host));
  host = host.substring(host.lastIndexOf("@") + 1).toLowerCase();
  if (host.startsWith("www.") && host.length > 4) host = host.substring(4);
  return host == "" ? lastPart(address) : host;
}

function endOf(host: string): i32 {
  for (let i = 0; i < host.length; i++) {
    const sign = host.charAt(i);
    // Browsers read a backslash as a slash.
    if (sign == "/" || sign == "?" || sign == "#" || sign == "\\") return i;
  }
  return host.length;
}

function lastPart(path: string): string {
  const bare = path.endsWith("/") ? path.substring(0, path.length - 1) : path;
  return bare.substring(bare.lastIndexOf("/") + 1);
}
