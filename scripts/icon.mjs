// Draws the addon's icon: a shield with two arrows around it, as an uncompressed TGA that every client reads.

const SIZE = 64;

/** Red, green, blue and alpha from 0 to 255; the coordinates go from -1 to 1, downward and to the right. */
function colorAt(x, y) {
  const inside = y < 0.1 ? Math.abs(x) < 0.78 && y > -0.8 : Math.hypot(x, (y - 0.1) * 0.9) < 0.78;
  if (!inside) {
    return [0, 0, 0, 0];
  }
  const radius = Math.hypot(x, y);
  const angle = Math.atan2(y, x);
  const onRing = Math.abs(radius - 0.42) < 0.09;
  const inGap = Math.abs(Math.abs(angle) - Math.PI / 2) < 0.35;
  if (onRing && !inGap) {
    return [255, 209, 0, 255];
  }
  const tip = (px, py, dir) => {
    const along = (y - py) * dir;
    return along > -0.22 && along < 0.12 && Math.abs(x - px) < 0.2 - (along + 0.1) * 0.7;
  };
  if (tip(0.4, 0.08, 1) || tip(-0.4, -0.08, -1)) {
    return [255, 209, 0, 255];
  }
  const edge = y < 0.1 ? Math.abs(x) > 0.68 || y < -0.7 : Math.hypot(x, (y - 0.1) * 0.9) > 0.68;
  return edge ? [200, 160, 60, 255] : [36, 58, 92, 255];
}

/** The file is drawn instead of stored, so that it can be changed like code. */
export function iconFile() {
  const header = Buffer.alloc(18);
  header[2] = 2; // plain colors, no palette
  header.writeUInt16LE(SIZE, 12);
  header.writeUInt16LE(SIZE, 14);
  header[16] = 32; // bits a pixel
  header[17] = 0x28; // 8 bits of alpha, first row on top
  const pixels = [];
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      const [red, green, blue, alpha] = colorAt(
        ((column + 0.5) / SIZE) * 2 - 1,
        ((row + 0.5) / SIZE) * 2 - 1,
      );
      pixels.push(blue, green, red, alpha);
    }
  }
  return Buffer.concat([header, Buffer.from(pixels)]);
}
