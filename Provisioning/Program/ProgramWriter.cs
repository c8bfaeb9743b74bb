namespace WpAspire.Provisioning.Program;

internal static class ProgramWriter { public const string SecretsConfigKey = "secrets"; }
