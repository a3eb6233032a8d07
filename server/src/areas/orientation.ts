/** Shewchuk's first error bound: a determinant larger than this share of its terms has the right sign. */
const CERTAIN = (3 + 16 * 2 ** -53) * 2 ** -53;
/** Below this, products may lose their last bits to underflow. */
const TINY = 1e-280;

/** Bound once: the name is looked up millions of times. */
const { abs } = Math;

/**
 * Where p lies of the line from a to b: 1 left, -1 right, 0 exactly on it. Exact for all finite numbers: floating
 * point where it is certain (nearly always), whole-number arithmetic of any length where it is not.
 */
export function orientation(ax: number, ay: number, bx: number, by: number, px: number, py: number): -1 | 0 | 1 {
  const dx = bx - ax;
  const dy = by - ay;
  const qx = px - ax;
  const qy = py - ay;
  // A difference is zero only when it is exactly so; streets along a parallel or meridian end here.
  if ((dx === 0 || qy === 0) && (dy === 0 || qx === 0)) return 0;
  const left = dx * qy;
  const right = dy * qx;
  const det = left - right;
  const size = abs(left) + abs(right);
  if (size > TINY && abs(det) > CERTAIN * size) return det > 0 ? 1 : -1;
  return exactly(ax, ay, bx, by, px, py);
}

function exactly(...numbers: [number, number, number, number, number, number]): -1 | 0 | 1 {
  const parts = numbers.map(decompose);
  const lowest = Math.min(...parts.map((part) => part.exponent));
  const whole = parts.map((part) => part.mantissa << BigInt(part.exponent - lowest));
  const [ax, ay, bx, by, px, py] = whole as [bigint, bigint, bigint, bigint, bigint, bigint];
  const det = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
  return det > 0n ? 1 : det < 0n ? -1 : 0;
}

const float = new Float64Array(1);
const bits = new BigUint64Array(float.buffer);

/** value = mantissa × 2^exponent, exactly. */
function decompose(value: number): { mantissa: bigint; exponent: number } {
  float[0] = value;
  const raw = bits[0] as bigint;
  const biased = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & 0xfffffffffffffn;
  const magnitude = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: value < 0 ? -magnitude : magnitude, exponent: Math.max(biased, 1) - 1075 };
}
