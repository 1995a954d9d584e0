/** Where the dev page saves a token to. */
export const savePath = '/porchlight-dev/token';
