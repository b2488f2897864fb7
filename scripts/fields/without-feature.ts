/** Places of the Pod's spec that not all versions have, and that need no row in the table of features. */
export const PLACES_WITHOUT_FEATURE: readonly { readonly places: readonly string[]; readonly reason: string }[] = [
  {
    places: [
      'ephemeralContainers[*].lifecycle.(postStart|preStop).(sleep|httpGet.protocol)',
      'ephemeralContainers[*].lifecycle.stopSignal',
      'ephemeralContainers[*].(startupProbe|readinessProbe|livenessProbe).(grpc.mode|httpGet.protocol)',
      'ephemeralContainers[*].resources.claims[*].request',
      'ephemeralContainers[*].(restartPolicy|restartPolicyRules)',
    ],
    reason: 'no version takes an ephemeral container with these: they are there since a container has them',
  },
  {
    places: [
      'resourceClaims[*].(resourceClaimName|resourceClaimTemplateName|source)',
      '(containers|initContainers)[*].resources.claims[*].request',
    ],
    reason: 'the resource claims that they are part of are off in the versions that lack them',
  },
  {
    places: ['volumes[*].projected.sources[*].podCertificate.userAnnotations'],
    reason: 'the projected certificate that it is part of is off in the only version that lacks it',
  },
  {
    places: ['volumes[*].ephemeral.volumeClaimTemplate.spec.volumeAttributesClassName'],
    reason: 'it is judged with the claim that is made of it, not with the Pod',
  },
];

/** Fields of other types that not all versions have, and that need no row in the table of features. */
export const FIELDS_WITHOUT_FEATURE: readonly { readonly fields: readonly string[]; readonly reason: string }[] = [
  {
    fields: [
      'JobSpec.backoffLimitPerIndex',
      'JobSpec.maxFailedIndexes',
      'JobSpec.managedBy',
      'JobSpec.podReplacementPolicy',
      'JobSpec.scheduling',
      'JobSpec.successPolicy',
      'ServiceSpec.trafficDistribution',
    ],
    reason: 'features are those of Pods, and nothing here reads these fields',
  },
];
