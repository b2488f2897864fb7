import { isPortNumber } from '../../kubernetes/port';
import { textOf } from '../../kubernetes/json';
import { portNameProblem } from '../../kubernetes/names';
import { handlerPort, hooksOf, probesOf } from '../../pod/handlers';
import { portsOfContainer } from '../../pod/network/ports';
import type { PodContainer } from '../../pod/containers';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { AttributedProblem as Problem } from '../../findings/problem';
import { valueText } from '../../findings/finding-text';
import type { Rule } from '../rule';

/**
 * Ports are whole numbers from 1 to 65535, and their names are port names; a probe or hook may call a port by name.
 */
export const portNumber: Rule = {
  id: 'port-number',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'A port is a number from 1 to 65535.',
  fields: ['spec.{initContainers,containers}[*].ports[*]', 'and the ports of probes and hooks'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateContainerPorts and ValidatePortNumOrName',
  check: ({ containers }) =>
    containers.flatMap((container) =>
      [...declaredProblems(container), ...calledProblems(container)].map((problem) => ({
        ...problem,
        container: container.name,
      })),
    ),
};

function declaredProblems(container: PodContainer): Problem[] {
  return portsOfContainer(container).flatMap(({ path, port, name }) => [
    ...(isPortNumber(port) ? [] : [outOfRange(`${path}.containerPort`, port)]),
    ...(name === undefined ? [] : nameProblems(`${path}.name`, name)),
  ]);
}

function calledProblems(container: PodContainer): Problem[] {
  return [...probesOf(container), ...hooksOf(container)].flatMap((call) => {
    const called = handlerPort(call);
    if (!called || isPortNumber(called.port)) return [];
    const path = `${container.path}.${called.path}`;
    const name = called.acceptsPortName ? textOf(called.port) : undefined;
    return name === undefined ? [outOfRange(path, called.port)] : nameProblems(path, name);
  });
}

function outOfRange(path: string, value: unknown): Problem {
  return {
    path,
    value,
    message: valueText('the port', value, 'is no whole number from 1 to 65535'),
    fix: 'use the port that the program listens on.',
  };
}

function nameProblems(path: string, name: string): Problem[] {
  const problem = portNameProblem(name);
  if (problem === undefined) return [];
  const fix = /^\d+$/.test(name) ? 'write the number without quotes.' : 'choose a shorter or plainer name.';
  return [{ path, value: name, message: `the port name ${JSON.stringify(name)} ${problem}.`, fix }];
}
