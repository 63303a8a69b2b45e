/** Options > Email account as a firm with a mail server of its own fills it in. */
export const officeMailForm = {
  gateway: 'smtp' as const,
  host: 'smtp.example.com',
  port: 587,
  security: 'starttls' as const,
  username: 'office',
  password: 'pa55',
  fromName: 'Harbour & Lane',
  fromAddress: 'office@example.com',
  auth: 'password' as const,
  registration: '',
  tenant: '',
  clientSecret: '',
};
