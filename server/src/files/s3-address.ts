/** Where a bucket is, and who we are there. */
export interface S3Address {
  readonly bucket: string;
  /** Before each name; empty, or ends with a slash. */
  readonly prefix: string;
  readonly region: string;
  /** Absent for Amazon's own. */
  readonly endpoint: string | undefined;
  /** Absent: as the SDK finds them (AWS_ACCESS_KEY_ID, a role, …). */
  readonly credentials:
    | { readonly accessKeyId: string; readonly secretAccessKey: string }
    | undefined;
}

/** Reads FILES_URL: `s3://[KEY:SECRET@]BUCKET[/PREFIX][?endpoint=https://…&region=…]`; undefined for anything else. */
export function readS3Address(text: string): S3Address | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== 's3:' || url.hostname === '' || url.port !== '') return undefined;
  const known = ['endpoint', 'region'];
  if ([...url.searchParams.keys()].some((key) => !known.includes(key))) return undefined;
  const endpoint = url.searchParams.get('endpoint') ?? undefined;
  if (endpoint !== undefined && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) {
    return undefined;
  }
  if ((url.username === '') !== (url.password === '')) return undefined;
  const path = url.pathname.replaceAll(/^\/+|\/+$/g, '');
  return {
    bucket: url.hostname,
    prefix: path === '' ? '' : `${decodeURIComponent(path)}/`,
    region: url.searchParams.get('region') ?? 'us-east-1',
    endpoint,
    credentials:
      url.username === ''
        ? undefined
        : {
            accessKeyId: decodeURIComponent(url.username),
            secretAccessKey: decodeURIComponent(url.password),
          },
  };
}
