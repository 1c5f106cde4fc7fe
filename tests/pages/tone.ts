const RATE = 8_000

/** A recording of one tone: WAV, mono, 8 bits. */
export function tone(seconds: number): Uint8Array<ArrayBuffer> {
  const length = Math.round(seconds * RATE)
  const file = new Uint8Array(44 + length)
  const view = new DataView(file.buffer)
  const words = (at: number, text: string) => file.set(new TextEncoder().encode(text), at)
  words(0, 'RIFF')
  view.setUint32(4, 36 + length, true)
  words(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  words(36, 'data')
  view.setUint32(40, length, true)
  for (let at = 0; at < length; at++)
    file[44 + at] = 128 + Math.round(60 * Math.sin((at / RATE) * 2 * Math.PI * 440))
  return file
}
