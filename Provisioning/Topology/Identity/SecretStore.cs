using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Random;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// The secrets of the application, in Secrets Manager or in Vault. Of those in Secrets Manager, generated ones are made in
/// AWS and are nowhere else, and those that a person gives come from the stack's encrypted settings.
/// </summary>
internal sealed class SecretStore
{
    private readonly TopologyContext _context;
    private readonly Dictionary<ParameterResource, Output<string>> _parameters = [];
    private readonly HashSet<ParameterResource> _administrators;

    /// <summary>Begins with an empty secret.</summary>
    public SecretStore(TopologyContext context)
    {
        _context = context;
        _administrators = [.. context.Model.Services.Select(static w => w.Site?.AdminPasswordParameter).OfType<ParameterResource>()];
        if (context.Options.Secrets.Store == SecretsStore.Vault)
        {
            Vault = new(context.Options.Secrets.Vault, context.SiteName, context.EnvironmentName);
        }
        else
        {
            Site = new(context, "site-secrets", $"Passwords, keys and salts of the site {context.SiteName}");
        }
    }

    /// <summary>Those in Vault; <see langword="null"/> where they are in Secrets Manager.</summary>
    public VaultSecrets? Vault { get; }

    /// <summary>What the site's containers are given while they run; <see langword="null"/> where it is in Vault.</summary>
    public SecretBundle? Site { get; }

    /// <summary>What only a site's installation is given: the first administrator's password. <see langword="null"/> where no container asks for one.</summary>
    public SecretBundle? Installation { get; private set; }

    /// <summary>The value of a secret parameter, for a resource of AWS that is made with it.</summary>
    public Output<string> Value(ParameterResource parameter)
    {
        if (!_parameters.TryGetValue(parameter, out var value))
        {
            value = Vault is null && parameter.Default is GenerateParameterDefault && !_context.Model.GivenParameters.Contains(parameter)
                ? Generate(parameter)
                : _context.Program.RequireSecret(parameter.Name, DescriptionOf(parameter) + (Vault is null ? "" : $", as it is in Vault at {Vault.SitePath}"));
            _parameters.Add(parameter, value);
        }

        return value;
    }

    /// <summary>A variable that is a secret parameter.</summary>
    public ResolvedVariable Variable(Workload workload, string name, ParameterResource parameter)
    {
        var isForInstallation = _administrators.Contains(parameter);
        if (Vault is not null)
        {
            return Vault.Variable(workload, name, parameter.Name, DescriptionOf(parameter), isForInstallation);
        }

        var value = Value(parameter);
        return new(name, null, (isForInstallation ? ForInstallation() : Site!).ValueFrom(parameter.Name, value));
    }

    /// <summary>A variable that is made of secrets and other values, such as a connection string.</summary>
    /// <exception cref="DistributedApplicationException">The secrets are in Vault, where nothing is made of them.</exception>
    public ResolvedVariable Variable(Workload workload, string name, Input<string> value) => Vault is null
        ? new(name, null, Site!.ValueFrom($"{workload.Name}.{name}", value))
        : throw new DistributedApplicationException(
            $"'{name}' of the container '{workload.Name}' is made of a secret and other values, which Vault does not have: give the container its parts one by one, or keep secrets in Secrets Manager (Aws:Secrets:Store=secretsManager).");

    /// <summary>A variable that is a secret which whoever deploys gives, and which is no parameter of the model.</summary>
    public ResolvedVariable Given(Workload workload, string name, string secret, string description) => Vault is not null
        ? Vault.Variable(workload, name, secret, description, isForInstallation: false)
        : new(name, null, GivenValueFrom(secret, description));

    /// <summary>Where ECS finds a secret that whoever deploys gives: <c>valueFrom</c>.</summary>
    public Output<string> GivenValueFrom(string name, string description) => Site!.ValueFrom(name, _context.Program.RequireSecret(name, description));

    private static string DescriptionOf(ParameterResource parameter) => parameter.Description ?? $"the parameter {parameter.Name}";

    private SecretBundle ForInstallation() =>
        Installation ??= new(_context, "installation-secrets", $"The first administrator's password of the site {_context.SiteName}");

    private Output<string> Generate(ParameterResource parameter)
    {
        var rules = parameter.Default as GenerateParameterDefault ?? new();
        return _context.Add(new RandomPassword(parameter.Name, new RandomPasswordArgs
        {
            Length = Math.Max(rules.MinLength, rules.MinLower + rules.MinUpper + rules.MinNumeric + rules.MinSpecial),
            Lower = rules.Lower,
            Upper = rules.Upper,
            Numeric = rules.Numeric,
            Special = rules.Special,
            MinLower = rules.MinLower,
            MinUpper = rules.MinUpper,
            MinNumeric = rules.MinNumeric,
            MinSpecial = rules.MinSpecial,
            // Those that stay what they are in a URL and in a shell.
            OverrideSpecial = "-_.",
        })).Result;
    }
}
