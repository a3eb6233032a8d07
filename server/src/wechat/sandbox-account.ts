/** The account the sandbox knows. Nothing here is a secret: the sandbox runs on this machine only. */
export const SANDBOX = {
  appId: 'wx00000000000000aa',
  appSecret: 'sandbox-secret-for-this-machine',
  pushToken: 'sandboxpush',
  pushAesKey: 'sandboxsandboxsandboxsandboxsandboxsandbox0',
  templates: 'accepted=sandbox-accepted,resolved=sandbox-resolved,task=sandbox-task,directive=sandbox-directive',
} as const;
