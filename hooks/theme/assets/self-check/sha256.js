/**
 * SHA-256 of a text as hexadecimal digits. The browser's own (crypto.subtle) is missing where a trainer needs it most:
 * on a page opened from a memory stick or from a laptop in the room's network.
 */
{
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) >>> 0;
  const ROUNDS = primes.map((p) => fraction(Math.cbrt(p)));
  const START = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));

  const turned = (word, bits) => (word >>> bits) | (word << (32 - bits));

  /** The bytes, a one, zeros, and the length in bits: whole blocks of 64 bytes. */
  const padded = (bytes) => {
    const view = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
    for (const [at, byte] of bytes.entries()) view.setUint8(at, byte);
    view.setUint8(bytes.length, 0x80);
    view.setUint32(view.byteLength - 4, bytes.length * 8);
    return view;
  };

  const schedule = (view, block) => {
    const words = Array.from({ length: 16 }, (_, at) => view.getUint32(block + at * 4));
    for (let at = 16; at < 64; at++) {
      const [early, late] = [words[at - 15], words[at - 2]];
      const low = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
      const high = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
      words.push((words[at - 16] + low + words[at - 7] + high) | 0);
    }
    return words;
  };

  const mixed = (state, words) => {
    let [a, b, c, d, e, f, g, h] = state;
    words.forEach((word, at) => {
      const choice = (e & f) ^ (~e & g);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + ROUNDS[at] + word) | 0;
      const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
      [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    });
    return state.map((word, at) => (word + [a, b, c, d, e, f, g, h][at]) | 0);
  };

  globalThis.komakSha256 = (text) => {
    const view = padded(new TextEncoder().encode(text));
    let state = START;
    for (let block = 0; block < view.byteLength; block += 64) state = mixed(state, schedule(view, block));
    return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  };
}
