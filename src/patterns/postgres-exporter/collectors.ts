import { definedEntries } from '../../kubernetes/json';
import { refuseOption, type PresetPlace } from '../preset-values';

/**
 * The collectors of the exporter.
 *
 * Source: github.com/prometheus-community/postgres_exporter v0.20.1, config/config.go, DefaultCollectorConfig
 */
const COLLECTORS: readonly string[] = [
  'buffercache_summary',
  'database',
  'database_wraparound',
  'locks',
  'long_running_transactions',
  'postmaster',
  'process_idle',
  'replication',
  'replication_slots',
  'roles',
  'settings',
  'stat_activity',
  'stat_activity_autovacuum',
  'stat_archiver',
  'stat_bgwriter',
  'stat_checkpointer',
  'stat_database',
  'stat_progress_vacuum',
  'stat_replication',
  'stat_statements',
  'stat_user_tables',
  'stat_wal_receiver',
  'statio_user_indexes',
  'statio_user_tables',
  'wal',
  'xlog_location',
];

/** The flags that choose collectors. */
export function collectorFlags(place: PresetPlace, collectors: { readonly [name: string]: boolean } = {}): string[] {
  return definedEntries(collectors).map(([name, isOn]) => {
    if (!COLLECTORS.includes(name)) refuseCollector(place, name);
    return `--${isOn ? '' : 'no-'}collector.${name}`;
  });
}

function refuseCollector(place: PresetPlace, name: string): void {
  refuseOption(place, 'collectors', {
    value: name,
    message: `the exporter has no collector ${JSON.stringify(name)}.`,
    fix: `choose among ${COLLECTORS.map((each) => `\`${each}\``).join(', ')}.`,
  });
}
