import type { Section } from './report-section';
import { commandsSection } from './sections/commands';
import { containersSection } from './sections/containers';
import { defectsSection } from './sections/defects';
import { environmentSection } from './sections/environment';
import { eventsSection } from './sections/events';
import { droppedSection, refusalsSection, uselessSection } from './sections/faults';
import { helpersSection } from './sections/helpers';
import { nodeSection } from './sections/node';
import { phasesSection } from './sections/phases';
import { placementSection } from './sections/placement';
import { portsSection } from './sections/ports';
import { probesSection } from './sections/probes';
import { qosSection } from './sections/qos';
import { resizeSection } from './sections/resize';
import { sharingSection } from './sections/sharing';
import { startSection } from './sections/start';
import { stopSection } from './sections/stop';
import { stopTrafficSection } from './sections/stop-traffic';
import { totalsSection } from './sections/totals';
import { volumesSection } from './sections/volumes';

/** The parts of what is said about a Pod, by the names by which they can be chosen, in this order. */
export const SECTIONS = {
  dropped: droppedSection,
  refused: refusalsSection,
  useless: uselessSection,
  qos: qosSection,
  containers: containersSection,
  totals: totalsSection,
  resize: resizeSection,
  helpers: helpersSection,
  start: startSection,
  probes: probesSection,
  stop: stopSection,
  traffic: stopTrafficSection,
  phases: phasesSection,
  events: eventsSection,
  placement: placementSection,
  node: nodeSection,
  defects: defectsSection,
  ports: portsSection,
  volumes: volumesSection,
  sharing: sharingSection,
  environment: environmentSection,
  commands: commandsSection,
} as const satisfies { readonly [name: string]: Section };

/** The name of a part. */
export type SectionName = keyof typeof SECTIONS;

/** The names of all parts, in the order in which they are shown. */
export const SECTION_NAMES = Object.keys(SECTIONS) as readonly SectionName[];
