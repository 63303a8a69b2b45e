import type { SecureContext } from 'node:tls';
import type { ReasonCode } from './reasons.ts';

/** A token to sign in to the mail server with, or why there is none; then nothing of the channel goes for `pauseSeconds`. */
export type AccessToken =
  | { ok: true; token: string }
  | { ok: false; reason: ReasonCode; pauseSeconds: number };

/** How a firm signs in to its mail server. */
export type SmtpAuth =
  | { kind: 'none' }
  | { kind: 'password'; username: string; password: string }
  /** XOAUTH2. The token is asked for each time a connection is opened. */
  | { kind: 'oauth2'; username: string; accessToken(): Promise<AccessToken> };

/** The firm's mail server. */
export type SmtpAccount = {
  host: string;
  port: number;
  security: 'starttls' | 'tls' | 'none';
  auth: SmtpAuth;
  fromName: string;
  fromAddress: string;
  /** How many connections there are at most, each with one mail at a time; 2 where it is not said. */
  connections?: number;
  /** What vouches for its certificate. */
  trust: SecureContext;
};

/** Time limits, in milliseconds: of the parts of one exchange, of the whole of it, and of a connection that nothing uses. */
export type SmtpLimits = {
  connection: number;
  greeting: number;
  socket: number;
  exchange: number;
  idle: number;
};
