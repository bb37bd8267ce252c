// A file that lies in the one-file edition → an answer as `fetch` gives it: base64 of deflated bytes is decoded and inflated.
// Page and worker both carry this.

function unpacked(base64) {
  const inflated = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(inflated, { headers: { "content-type": "application/wasm" } });
}

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  // Browsers before 2025. `atob` with a callback for each byte takes twenty times as long.
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const six = new Uint8Array(128);
  for (let i = 0; i < 64; i++) six[letters.charCodeAt(i)] = i;
  const padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((base64.length / 4) * 3 - padding);
  const at = (place) => six[base64.charCodeAt(place)];
  for (let from = 0, to = 0; to < bytes.length; from += 4) {
    const word = (at(from) << 18) | (at(from + 1) << 12) | (at(from + 2) << 6) | at(from + 3);
    bytes[to++] = word >> 16;
    bytes[to++] = word >> 8; // past the end where there is padding: dropped by the array
    bytes[to++] = word;
  }
  return bytes;
}
