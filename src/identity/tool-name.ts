import { normalForm } from './normal-form.ts';

/**
 * Spellings of one product, in normal form, the fullest first. Products only: a vendor, or a service of it, is another
 * thing than the product ("Google" is not Google Cloud, "GitHub Actions" is not GitHub).
 */
const spellings = new Map(
  [
    'google cloud platform = google cloud = gcp',
    'amazon web services = aws = amazon aws',
    'microsoft azure = azure = ms azure',
    'weights and biases = w&b = wandb',
    'kubernetes = k8s',
    'postgresql = postgres',
    'elastic stack = elk = elk stack',
    'visual studio code = vs code = vscode',
    'microsoft power bi = power bi = powerbi',
    'amazon simple storage service = amazon s3 = aws s3 = s3',
    'google cloud storage = gcs',
    'amazon elastic compute cloud = amazon ec2 = aws ec2 = ec2',
    'amazon elastic kubernetes service = amazon eks = aws eks = eks',
    'google kubernetes engine = gke',
    'azure kubernetes service = aks',
    'amazon sagemaker = aws sagemaker = sagemaker',
    'google vertex ai = vertex ai',
    'google bigquery = bigquery = big query',
    'azure machine learning = azure ml = azureml',
    'azure devops = azure devops services',
    'hugging face = huggingface',
    'scikit-learn = sklearn',
    'javascript = ecmascript',
    'node.js = nodejs',
    'active directory = microsoft active directory = ms ad',
    'sap s/4hana = s/4hana = s4hana',
  ].flatMap((row) => {
    const forms = row.split(' = ').map((form) => normalForm(form));
    return forms.map((form) => [form, forms[0] ?? form] as const);
  }),
);

/** Vendors whose name is often left out before a product. */
const vendors = new Set(
  'adobe amazon apache apple atlassian autodesk aws cisco dell esri google hashicorp hp ibm intuit jetbrains meta microsoft ms nvidia oracle salesforce sap vmware'.split(
    ' ',
  ),
);

/** What is too general to name a product without its vendor. */
const general = new Set(
  (
    'access analytics assistant cloud connect console database desktop drive express home hub identity insights manager monitor ' +
    'office one online pages people platform project search security server services sites storage studio suite support teams tools ' +
    'operating software system web windows workspace'
  )
    .split(' ')
    .map((word) => normalForm(word)),
);

/** Strength of a tie between spellings of one product. */
export const SAME_PRODUCT = 0.9;

/** A tool's name as far as it tells products apart. */
export interface ToolName {
  /** The same for every spelling of a product, its vendor left out where the rest is a name by itself. */
  product: string;
  /** Null where the name says none. */
  vendor: string | null;
}

/** Reads a name: vendor and product. A name that ends in "software" and has no vendor is a kind of tool, no product. */
export function toolNameOf(name: string): ToolName {
  const written = normalForm(name);
  const form = spellings.get(written) ?? written;
  const [first = '', ...rest] = form.replace(/(?<=^\S+ .*) software$/, '').split(' ');
  const bare = rest.join(' ');
  if (!vendors.has(first) || bare === '' || general.has(bare)) return { product: form, vendor: null };
  return { product: spellings.get(bare) ?? bare, vendor: first };
}

/** Whether two names are spellings of one product: equal but for a vendor that one of them leaves out. */
export const isSameProduct = (a: ToolName, b: ToolName): boolean =>
  a.product === b.product && (a.vendor === b.vendor || a.vendor === null || b.vendor === null);
