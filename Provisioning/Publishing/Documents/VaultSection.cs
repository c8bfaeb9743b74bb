namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>The part of <c>README.md</c> that says what must be in Vault before the first task starts, for a site whose secrets are there.</summary>
internal static class VaultSection
{
    /// <summary>Adds the part.</summary>
    public static void AddTo(Markdown document, Publication publication)
    {
        if (publication.Vault is not { } vault)
        {
            return;
        }

        var options = publication.Options.Secrets.Vault;
        var account = publication.Options.AccountId ?? "$(aws sts get-caller-identity --query Account --output text)";
        document
            .Paragraph($"The site's secrets are in Vault ({options.Address}), and these must be there before the first task starts. Generate what nobody knows yet (`openssl rand -hex 32`); what begins with `@` is read from a file, so that it is in no list of processes:")
            .Table(["path", "key", "what it is"], vault.Entries.SelectMany(e => e.Value.Select(k => new[] { $"`{options.Mount}/{e.Key}`", $"`{k.Key}`", k.Value })))
            .Code("sh",
            [
                $"export VAULT_ADDR={options.Address}{(options.Namespace is { } space ? $" VAULT_NAMESPACE={space}" : "")}",
                .. vault.Entries.Select(e => $"vault kv put -mount={options.Mount} {e.Key} {string.Join(' ', e.Value.Keys.Select(static k => $"{k}=@{k}"))}"),
                $"echo 'path \"{options.Mount}/data/{vault.SitePath}\" {{ capabilities = [\"read\"] }}' | vault policy write {vault.Role} -",
                $"echo 'path \"{options.Mount}/data/{vault.SitePath}\" {{ capabilities = [\"read\"] }} path \"{options.Mount}/data/{vault.InstallationPath}\" {{ capabilities = [\"read\"] }}' | vault policy write {vault.InstallationRole} -",
                .. new[] { (vault.Role, vault.RolePrefix), (vault.InstallationRole, vault.InstallationRolePrefix) }.Select(r =>
                    $"vault write auth/{options.AuthMount}/role/{r.Item1} auth_type=iam bound_iam_principal_arn=\"arn:aws:iam::{account}:role/{r.Item2}*\" token_policies={r.Item1} token_ttl=5m token_max_ttl=5m"),
            ])
            .Paragraph("For an ARN with a star, Vault's own AWS credentials need `iam:GetRole`. Once the roles exist, their whole ARNs may take the star's place.");
    }
}
