import { groupBy } from '../../../kubernetes/group-by';
import { quotedList } from '../../../kubernetes/words';
import type { ConfigurationReader, ReaderSees } from '../../effects/configuration-readers';

/** When the readers of a ConfigMap or Secret see its change: sentences without their full stops. */
export function readerTexts(readers: readonly ConfigurationReader[]): string[] {
  const groups = groupBy(readers, ({ kind, name, sees }) => JSON.stringify([kind, name, sees]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const containers = quotedList(group.map(({ container }) => container));
    return [`${containers} of ${first.kind} ${first.name} ${SEES[first.sees]}`];
  });
}

const SEES: Readonly<Record<ReaderSees, string>> = {
  withNewPods: 'gets the change with the new Pods',
  nextRun: 'gets the change with the next run',
  environment: 'keeps the old values until it restarts: it reads them as environment',
  subPath: 'keeps the old files until its Pod is replaced: it mounts them by subPath',
  volume: 'gets the new files within a minute and a half, and has to read them again',
};
