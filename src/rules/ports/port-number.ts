import { append } from '../../kubernetes/append';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import type { Problem } from '../../findings/problem';
import { isAbsent, textOf } from '../../kubernetes/json';
import { portNameProblem } from '../../kubernetes/names';
import { isPortNumber } from '../../kubernetes/port';
import type { DeclaredPort } from '../../pod/network/ports';
import type { ContainerCall } from '../../pod/pod';
import { handlerPort } from '../../pod/handlers';
import type { Rule } from '../rule';

/**
 * Ports are whole numbers from 1 to 65535, and their names are port names; a probe or hook may call a port by name. A
 * `hostPort` of 0 is none.
 */
export const portNumber: Rule = {
  id: 'port-number',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A port is a number from 1 to 65535, or has a valid name.',
  fields: [
    'spec.{initContainers,containers,ephemeralContainers}[*].ports[*].{containerPort,hostPort,name}',
    'spec.{initContainers,containers,ephemeralContainers}[*].{startupProbe,readinessProbe,livenessProbe}.{httpGet,tcpSocket,grpc}.port',
    'spec.{initContainers,containers,ephemeralContainers}[*].lifecycle.{postStart,preStop}.{httpGet,tcpSocket}.port',
  ],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateContainerPorts and ValidatePortNumOrName',
  check: ({ ports, probes, hooks }) => [
    ...ports.flatMap(declaredProblems),
    ...[...probes, ...hooks].flatMap(calledProblems),
  ],
};

function declaredProblems({ path, port, hostPort, name }: DeclaredPort): Problem[] {
  const problems: Problem[] = [];
  if (!isPortNumber(port)) problems.push(outOfRange(`${path}.containerPort`, port));
  if (hostPort !== 0 && !isPortNumber(hostPort)) problems.push(outOfRange(`${path}.hostPort`, hostPort));
  if (name !== undefined) append(problems, nameProblems(`${path}.name`, name));
  return problems;
}

function calledProblems({ container, call }: ContainerCall): Problem[] {
  const called = handlerPort(call);
  if (!called || isPortNumber(called.port)) return [];
  const path = `${container.path}.${called.path}`;
  const name = called.acceptsPortName ? textOf(called.port) : undefined;
  return name === undefined ? [outOfRange(path, called.port)] : nameProblems(path, name);
}

function outOfRange(path: string, port: unknown): Problem {
  return {
    path,
    ...(path.endsWith('.containerPort') && (isAbsent(port) || port === 0) && { reason: 'FieldValueRequired' }),
    message: valueText('the port', port, 'is not a whole number from 1 to 65535'),
    fix: path.endsWith('.hostPort') ? 'choose a port in this range.' : 'use the port that the program listens on.',
  };
}

function nameProblems(path: string, name: string): Problem[] {
  const problem = portNameProblem(name);
  if (problem === undefined) return [];
  const fix = /^\d+$/.test(name)
    ? 'write the number without quotes.'
    : 'use at most 15 lower-case letters, digits and "-", with at least one letter.';
  return [{ path, message: `the port name ${JSON.stringify(name)} ${problem}.`, fix }];
}
