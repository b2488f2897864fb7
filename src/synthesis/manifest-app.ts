import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, Chart, type AppProps } from 'cdk8s';
import { checkCall } from '../options/check-call';
import { objectsOf } from '../tree/chart-objects';
import { inDependencyOrder } from '../tree/dependency-order';
import { outputFiles, together } from './output-files';
import { resolveDependencies, validateTree } from './prepare-tree';
import { documentsOf } from './write-documents';
import { YamlWriter } from './write-yaml';

/**
 * How an app is written.
 */
export interface ManifestAppProps extends AppProps {
  /**
   * Whether files and folders keep their names if a chart comes to depend on another one. cdk8s then puts a number in
   * front of each name, so that `kubectl apply -f dist` applies the charts in order, and every file is a new one.
   *
   * @default false
   */
  readonly stableFileNames?: boolean;
}

/**
 * An app that writes what the `App` of cdk8s writes, byte for byte, in a fraction of the time. It asks every validation
 * once, renders every object once, and writes nothing before all of them are rendered.
 */
export class ManifestApp extends App {
  private readonly stableFileNames: boolean;
  private readonly recordsConstructs: boolean;

  /**
   * @param props - those of an `App` of cdk8s, and one more
   * @throws FindingsError if an option cannot be taken (finding `option-type`)
   */
  public constructor(props: ManifestAppProps = {}) {
    // What further options there are, the installed release of cdk8s decides.
    checkCall('ManifestApp', arguments, { isExtended: true });
    super(props);
    this.stableFileNames = props.stableFileNames ?? false;
    this.recordsConstructs = props.recordConstructMetadata ?? process.env['CDK8S_RECORD_CONSTRUCT_METADATA'] === 'true';
  }

  /** The charts of the app, those that others depend on before them. */
  public override get charts(): Chart[] {
    return inDependencyOrder(this).filter((construct) => Chart.isChart(construct)) as Chart[];
  }

  /**
   * Writes all manifests into the output folder.
   *
   * @throws what the `App` of cdk8s throws
   */
  public override synth(): void {
    checkCall('ManifestApp.synth', arguments, { construct: this });
    mkdirSync(this.outdir, { recursive: true });
    const constructs = this.node.findAll();
    validateTree(constructs);
    const isDependent = resolveDependencies(constructs);
    const isNumbered = isDependent && !this.stableFileNames;
    const files = outputFiles(this.yamlOutputType, { charts: this.charts, isNumbered, writer: new YamlWriter() });
    for (const folder of new Set(files.map(({ path }) => dirname(join(this.outdir, path))))) {
      mkdirSync(folder, { recursive: true });
    }
    for (const { path, text } of files) {
      if (text !== undefined) this.write(`${path}${this.outputFileExtension}`, text);
    }
    if (this.recordsConstructs) this.write('construct-metadata.json', this.constructMetadata());
  }

  /** All manifests as one text of YAML. */
  public override synthYaml(): string {
    checkCall('ManifestApp.synthYaml', arguments, { construct: this });
    const constructs = this.node.findAll();
    resolveDependencies(constructs);
    validateTree(constructs);
    const writer = new YamlWriter();
    return together(this.charts.flatMap((chart) => documentsOf(chart, writer)));
  }

  private write(file: string, text: string): void {
    writeFileSync(join(this.outdir, file), text);
  }

  /** As the command of cdk8s reads it: which construct makes the object of a name. */
  private constructMetadata(): string {
    const objects = this.charts.flatMap(objectsOf);
    const resources = Object.fromEntries(objects.map(({ name, node: { path } }) => [name, { path }]));
    return JSON.stringify({ version: '1.0.0', resources });
  }
}
