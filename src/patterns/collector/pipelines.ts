import { fieldsOf, textsOf, type Fields } from '../../kubernetes/json';
import { quotedList } from '../../kubernetes/words';
import { refuseOption, type PresetPlace } from '../preset-values';
import { CollectorSignal } from './exporter';
import { SIGNALS } from './receivers';

/** Refuses pipelines of the merged configuration that could not work. */
export function checkPipelines(place: PresetPlace, configuration: Fields): void {
  const { extensions, pipelines } = fieldsOf(configuration['service']);
  const entries = Object.entries(fieldsOf(pipelines));
  if (entries.length === 0)
    refusePipeline(place, 'config.service.pipelines', 'the collector has no pipeline: what is received goes nowhere.');
  const connectors = Object.keys(fieldsOf(configuration['connectors']));
  for (const [name, pipeline] of entries) {
    const at = `config.service.pipelines.${name}`;
    if (!SIGNALS.some((signal) => name === signal || name.startsWith(`${signal}/`))) refuseName(place, name);
    for (const section of ['receivers', 'processors', 'exporters']) {
      const ids = textsOf(fieldsOf(pipeline)[section]);
      const known = [...Object.keys(fieldsOf(configuration[section])), ...(section === 'processors' ? [] : connectors)];
      checkKnown(place, `${at}.${section}`, ids, known);
      if (ids.length === 0 && section !== 'processors')
        refusePipeline(place, `${at}.${section}`, `the pipeline "${name}" has no ${section}.`);
    }
    checkFirst(place, at, textsOf(fieldsOf(pipeline)['processors']));
  }
  checkKnown(
    place,
    'config.service.extensions',
    textsOf(extensions),
    Object.keys(fieldsOf(configuration['extensions'])),
  );
}

function checkFirst(place: PresetPlace, at: string, processors: readonly string[]): void {
  if (processors[0] === 'memory_limiter') return;
  refuseOption(place, `${at}.processors`, {
    value: processors,
    message: 'the first processor is not `memory_limiter`: the collector could take in more than its memory holds.',
    fix: 'write `memory_limiter` first, and `batch` last.',
  });
}

function checkKnown(place: PresetPlace, option: string, ids: readonly string[], known: readonly string[]): void {
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  refuseOption(place, option, {
    value: unknown,
    message: `${quotedList(unknown)} ${unknown.length === 1 ? 'is' : 'are'} not configured.`,
    fix: `choose among ${quotedList(known)}, or configure it in \`config\`.`,
  });
}

function refuseName(place: PresetPlace, name: string): void {
  refuseOption(place, 'config.service.pipelines', {
    value: name,
    message: `${JSON.stringify(name)} is not the name of a pipeline.`,
    fix: `begin it with the signal, as in "${CollectorSignal.METRICS}" or "${CollectorSignal.METRICS}/redis".`,
  });
}

function refusePipeline(place: PresetPlace, option: string, message: string): void {
  refuseOption(place, option, { message, fix: 'name the receivers and exporters of a pipeline.' });
}
