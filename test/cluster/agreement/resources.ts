import type { Json, JsonObject } from '../json';
import { anyQuantity, noQuantity, zero } from './quantities';
import type { Random } from './random';
import { spellCount, spellMebi, spellMilli } from './spellings';

/** What a container asks for: the class of its Pod depends on it. */
export type Profile = 'nothing' | 'guaranteed' | 'limits' | 'requests' | 'both' | 'other';

/** One resource: how its amounts are spelled, and which amounts there are. */
interface Resource {
  readonly name: string;
  readonly amounts: readonly number[];
  readonly spell: (random: Random, amount: number) => Json;
  /** Whether a limit may be more than the request. */
  readonly mayExceed: boolean;
}

const CPU: Resource = {
  name: 'cpu',
  amounts: [50, 100, 200, 250, 500, 1000, 1500, 2000],
  spell: spellMilli,
  mayExceed: true,
};
const MEMORY: Resource = {
  name: 'memory',
  amounts: [16, 64, 100, 128, 256, 512, 1024, 1536, 2048],
  spell: spellMebi,
  mayExceed: true,
};
const STORAGE: Resource = { ...MEMORY, name: 'ephemeral-storage' };
const OTHERS: readonly Resource[] = [
  STORAGE,
  { ...MEMORY, name: 'hugepages-2Mi', amounts: [2, 4, 64, 100, 1024], mayExceed: false },
  { ...MEMORY, name: 'hugepages-1Gi', amounts: [1024, 2048], mayExceed: false },
  { name: 'nvidia.com/gpu', amounts: [1, 2, 4], spell: spellCount, mayExceed: false },
  { name: 'example.com/dongle', amounts: [1, 3], spell: spellCount, mayExceed: false },
];

/** Names that no container may ask for, or that look like others. */
const ODD_NAMES = ['CPU', 'Memory', 'disk', 'storage', 'requests.cpu', 'limits.memory', 'kubernetes.io/batch', 'hugepages-', 'hugepages-abc',
  '', 'pods', 'example.com/', '/dongle', 'requests.example.com/dongle', 'ephemeral_storage', 'constructor', 'hugepages-2Mi/x']; // prettier-ignore

/** The `resources` of a container as they are allowed; undefined where nothing is said. */
export function resources(random: Random, profile: Profile): JsonObject | undefined {
  if (profile === 'nothing')
    return random.pick([undefined, undefined, {}, { requests: {} }, { limits: {}, requests: {} }]);
  const sides = new Sides(random);
  for (const resource of [CPU, MEMORY]) sides.add(resource, profile);
  if (random.chance(0.3)) sides.add(random.pick(OTHERS), random.pick<Profile>(['guaranteed', 'limits', 'both']));
  return sides.toJson();
}

/** The same, and then something odd about it. */
export function oddResources(random: Random, profile: Profile): Json {
  const sound = { ...resources(random, profile) };
  for (let count = 1 + random.below(2); count > 0; count -= 1) {
    const side = random.pick(['requests', 'limits']);
    sound[side] = { ...(sound[side] as JsonObject | undefined), ...oddEntry(random) };
  }
  return random.chance(0.05) ? random.pick<Json>([null, { requests: null }, { limits: null }]) : sound;
}

function oddEntry(random: Random): JsonObject {
  const name = random.weighted<() => string>([
    [75, () => random.pick(['cpu', 'memory'])],
    [15, () => random.pick(OTHERS).name],
    [10, () => random.pick(ODD_NAMES)],
  ])();
  const value = random.weighted<() => Json>([
    [40, () => zero(random)],
    [52, () => anyQuantity(random)],
    [8, () => noQuantity(random)],
  ])();
  return { [name]: value };
}

/** The `resources` of a whole Pod that has room for all its containers. */
export function podResources(random: Random): Json {
  const sides: { requests?: JsonObject; limits?: JsonObject } = {};
  const spell = { cpu: spellMilli, memory: spellMebi };
  for (const name of ['cpu', 'memory'] as const) {
    const amount = random.pick([65536, 131072]);
    const shape = random.weighted<'none' | 'requests' | 'limits' | 'both' | 'equal'>([[20, 'none'], [12, 'requests'], [25, 'limits'], [13, 'both'], [30, 'equal']]); // prettier-ignore
    if (shape === 'requests' || shape === 'both' || shape === 'equal')
      sides.requests = { ...sides.requests, [name]: spell[name](random, amount) };
    if (shape === 'limits' || shape === 'both' || shape === 'equal')
      sides.limits = { ...sides.limits, [name]: spell[name](random, shape === 'both' ? 2 * amount : amount) };
  }
  if (random.chance(0.15)) sides.limits = { ...sides.limits, 'hugepages-2Mi': spellMebi(random, 65536) };
  if (random.chance(0.1))
    return random.pick<Json>([{}, { limits: {} }, { requests: {}, limits: {} }, { requests: {} }]);
  return sides;
}

/** What a whole Pod asks for, odd in its amounts or names. */
export function oddPodResources(random: Random): Json {
  return random.weighted<() => Json>([
    [40, () => oddResources(random, random.pick<Profile>(['nothing', 'both', 'limits', 'requests', 'guaranteed']))],
    [30, () => ({ limits: { cpu: zero(random) }, requests: { memory: zero(random) } })],
    [15, () => ({ limits: { cpu: zero(random), memory: zero(random) } })],
    [10, () => ({ requests: { 'hugepages-2Mi': spellMebi(random, 64) } })],
    [5, () => ({ requests: { 'ephemeral-storage': '1Gi' }, limits: oddEntry(random) })],
  ])();
}

/** What the runtime of a Pod takes for itself. */
export function overhead(random: Random): JsonObject {
  const cpu = { cpu: spellMilli(random, random.pick([50, 250])) };
  const memory = { memory: spellMebi(random, random.pick([16, 120])) };
  return random.pick<JsonObject>([cpu, memory, { ...cpu, ...memory }, { ...cpu, 'ephemeral-storage': '1Gi' }, {}]);
}

/** Requests and limits while they are made, no request more than its limit. */
class Sides {
  private readonly requests: { [name: string]: Json } = {};
  private readonly limits: { [name: string]: Json } = {};

  constructor(private readonly random: Random) {}

  add({ name, amounts, spell, mayExceed }: Resource, profile: Profile): void {
    const { random } = this;
    const amount = random.pick(amounts);
    const isPartial = profile === 'other' && random.chance(0.5);
    if (isPartial) return;
    const hasLimit = !mayExceed || profile !== 'requests';
    const hasRequest = profile === 'guaranteed' ? random.chance(0.5) : profile !== 'limits';
    const limit = mayExceed && profile !== 'guaranteed' && random.chance(0.7) ? amount * 2 : amount;
    if (hasLimit) this.limits[name] = spell(random, hasRequest ? limit : amount);
    if (hasRequest) this.requests[name] = spell(random, amount);
  }

  toJson(): JsonObject {
    const { requests, limits } = this;
    return {
      ...(Object.keys(requests).length > 0 && { requests }),
      ...(Object.keys(limits).length > 0 && { limits }),
    };
  }
}
