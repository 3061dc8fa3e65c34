/** A certificate for this machine that signs itself, for servers that tests start; its key is no secret. */
export const localhostCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgqinwnuSoweo263c3
JiORSc8rfkhodpuLL1oHafOF7pyhRANCAAR5FdPuQwrJUNz0m0dFvkUj1ybIixrK
eNTDxupj+0oONvzxsqwvWpmGOVO6bznkSwEp5545FVsH5Twqu0wSWriM
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUZBPmmcSyzkOGlmRcDc1uf/GbdVswCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjAyNDcxMVoYDzIxMjYxMTAy
MDI0NzExWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR5FdPuQwrJUNz0m0dFvkUj1ybIixrKeNTDxupj+0oONvzxsqwvWpmG
OVO6bznkSwEp5545FVsH5Twqu0wSWriMo28wbTAdBgNVHQ4EFgQUHrGjR3UEdpQa
oahYvY0tagMaJIowHwYDVR0jBBgwFoAUHrGjR3UEdpQaoahYvY0tagMaJIowDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgMexRoRZNi7pHF2l8qBwWFupMUxc0M9VNmuOvWNLkUvECIEwd
77MuF23Qw1ccdFknF6rK6Ss035GGVkjNqFQEzmlQ
-----END CERTIFICATE-----
`,
};
