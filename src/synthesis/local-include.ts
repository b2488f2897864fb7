import { ApiObject, type ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { checkCall } from '../options/check-call';
import { markIncluding } from '../template/includes';
import { rejectConstructs } from '../template/locate';
import { readIncluded } from './read-included';

/**
 * What is included.
 */
export interface LocalIncludeProps {
  /**
   * The path of a file of YAML or JSON, from the folder in which the app runs. A URL is refused: what stands behind it can
   * change, and nothing here asks the network.
   */
  readonly path: string;
}

/**
 * The objects of a local file, with the ids that `Include` of cdk8s gives them. That class starts a process for every file,
 * to be able to ask the network; this one reads the file, as kubectl reads it, and the items of a `List` become objects of
 * their own.
 */
export class LocalInclude extends Construct {
  /**
   * @param scope - a chart, or a construct in one
   * @param id - unique in the scope
   * @param props - the file
   * @throws FindingsError if the file cannot be read, or something in it is not a Kubernetes object (finding `included-file`)
   */
  public constructor(scope: Construct, id: string, props: LocalIncludeProps) {
    checkCall('LocalInclude', arguments, { isExtended: new.target !== LocalInclude });
    super(scope, id);
    markIncluding(this);
    const { path } = props;
    if (URL_START.test(path))
      return this.refuse(path, [`${path} is a URL, and only local files are included.`], DOWNLOAD);
    const { objects, problems } = readIncluded(path);
    if (problems.length > 0) return this.refuse(path, problems, 'correct the file, or its path.');
    for (const { id: objectId, manifest } of objects)
      new ApiObject(this, objectId, manifest as unknown as ApiObjectProps);
  }

  /** The objects of the file, in their order. */
  public get apiObjects(): ApiObject[] {
    return this.node.children.filter((child): child is ApiObject => ApiObject.isApiObject(child));
  }

  private refuse(path: string, problems: readonly string[], fix: string): never {
    const all = problems.map((message) => ({ option: 'LocalInclude.path', value: path, message, fix }));
    return rejectConstructs('included-file', this, all);
  }
}

const URL_START = /^[a-z][a-z\d+.-]+:\/\//i;
const DOWNLOAD = 'download the file, and keep it beside the code, or take `Include` of cdk8s.';
