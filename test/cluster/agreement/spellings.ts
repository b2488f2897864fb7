import type { Json } from '../json';
import type { Random } from './random';

/** The same amount in the different ways that manifests write it, from thousandths. */
export function spellMilli(random: Random, milli: number): Json {
  const decimal = String(milli / 1000);
  return random.weighted<() => Json>([
    [30, () => `${milli}m`],
    [25, () => decimal],
    [10, () => milli / 1000],
    [5, () => (decimal.startsWith('0.') ? decimal.slice(1) : `${decimal}${decimal.includes('.') ? '0' : '.'}`)],
    [5, () => `${milli}e-3`],
    [3, () => `${milli}000u`],
    [3, () => `+${decimal}`],
    [3, () => ` ${decimal} `],
    [2, () => `${milli / 1000}e0`],
    [2, () => `0${decimal}`],
    [2, () => `${milli}000000n`],
    [2, () => `${milli / 1_000_000}k`],
  ])();
}

/** The same amount in the different ways that manifests write it, from MiB. */
export function spellMebi(random: Random, mebi: number): Json {
  const bytes = mebi * 2 ** 20;
  return random.weighted<() => Json>([
    [40, () => `${mebi}Mi`],
    [10, () => `${mebi / 1024}Gi`],
    [8, () => String(bytes)],
    [8, () => bytes],
    [6, () => `${mebi * 1024}Ki`],
    [4, () => `${mebi}.0Mi`],
    [3, () => `${bytes / 1000}k`],
    [3, () => `${bytes}e0`],
    [2, () => `${bytes}000m`],
    [2, () => ` ${mebi}Mi`],
  ])();
}

/** A whole number as text or number. */
export function spellCount(random: Random, amount: number): Json {
  return random.pick<() => Json>([
    () => String(amount),
    () => amount,
    () => `${amount}.0`,
    () => `${amount}000m`,
    () => `${amount}e0`,
  ])();
}
