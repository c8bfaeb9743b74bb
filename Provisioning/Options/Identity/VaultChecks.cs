using WpAspire.Provisioning.Options.Binding;
using static WpAspire.Provisioning.Options.Binding.OptionProblem;

namespace WpAspire.Provisioning.Options;

/// <summary>Whether tasks find the Vault that their secrets are in, and whether all who need one read there.</summary>
internal static class VaultChecks
{
    public static IEnumerable<OptionProblem> Check(AwsOptions options)
    {
        if (options.Secrets.Store != SecretsStore.Vault)
        {
            if (options.Secrets.Vault.Address is not null)
            {
                yield return With(options.Secrets.Store, $"be vault, because {Given(options.Secrets.Vault.Address)}");
            }

            yield break;
        }

        if (options.Secrets.Vault.Address is null)
        {
            yield return With(options.Secrets.Vault.Address, $"be the HTTPS address of a Vault such as https://vault.example.com:8200, because {Given(options.Secrets.Store)}");
        }

        if (options.Network is { Nat: NatMode.None, VpcId: null })
        {
            yield return With(options.Network.Nat, $"be single or perZone, because {Given(options.Secrets.Store)}, and Vault is not reached otherwise");
        }

        if (options.Telemetry is { Exporter: TelemetryExporter.Otlp, HeadersSecretArn: null })
        {
            yield return With(options.Telemetry.HeadersSecretArn, $"be a secret in Secrets Manager, because {Given(options.Secrets.Store)}, where the collector does not read");
        }
    }
}
