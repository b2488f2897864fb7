import { listed, sentence } from '../../../kubernetes/words';
import type { StopStep } from '../../../pod/timeline/stop';
import type { StopTraffic } from '../../../pod/timeline/stop-traffic';
import type { Block, Row } from '../../layout/blocks';
import { secondsText } from '../amounts-and-times';
import type { Section } from '../report-section';

/** Which containers can be sent requests after they stopped listening. */
export const stopTrafficSection: Section = {
  heading: ({ trafficAtStop: { propagationSeconds } }) =>
    `Traffic at the stop, if the last client hears of it after ${secondsText(propagationSeconds)} (assumed)`,
  blocks: ({ trafficAtStop: { containers }, stop, job }) =>
    // The Pods of Jobs serve nobody.
    containers.length === 0 || job !== null
      ? []
      : [
          {
            type: 'table',
            header: ['container', 'ports', 'listens at least', 'requests fail for up to'],
            rows: containers.map(rowOf),
          },
          {
            type: 'text',
            text: `The Pod leaves the endpoints of its Services while ${hasHooks(stop) ? 'the preStop hooks run' : 'its containers stop'}, and neither waits for the other.`,
          },
          ...hookTexts(containers),
        ],
};

function hasHooks(stop: readonly StopStep[]): boolean {
  return stop.some(({ preStopSeconds }) => preStopSeconds !== 0);
}

function rowOf({ container, ports, listensUntilSeconds, refusedSeconds }: StopTraffic): Row {
  return [
    { text: container, style: 'name' },
    listed(ports.map(String)),
    secondsText(listensUntilSeconds),
    { text: secondsText(refusedSeconds), style: refusedSeconds > 0 ? 'warning' : 'good' },
  ];
}

/** A container of which nothing is known but that it may stop at once cannot stop sooner. */
function hookTexts(containers: readonly StopTraffic[]): Block[] {
  const sooner = containers.filter(
    ({ hookMayStopIt, listensUntilSeconds }) => hookMayStopIt && listensUntilSeconds > 0,
  );
  const names = sooner.map(({ container }) => container);
  if (names.length === 0) return [];
  const whose = names.length === 1 ? 'The preStop hook of' : 'The preStop hooks of';
  return [{ type: 'text', text: sentence(`${whose} ${listed(names)} can stop the listening sooner`) }];
}
