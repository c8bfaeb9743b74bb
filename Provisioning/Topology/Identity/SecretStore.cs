using WpAspire.Provisioning.Aws.SecretsManager;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Random;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// The secrets of the application, in one Secrets Manager secret: a JSON object with a key for each. Generated ones
/// are made in AWS and are nowhere else; those that a person gives come from the stack's encrypted settings.
/// </summary>
internal sealed class SecretStore
{
    private readonly TopologyContext _context;
    private readonly SortedDictionary<string, Input<string>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<ParameterResource, Output<string>> _parameters = [];
    private readonly SecretVersionArgs _version;

    /// <summary>Begins with an empty secret.</summary>
    public SecretStore(TopologyContext context)
    {
        _context = context;
        Secret = context.Add(new Secret("site-secrets", new SecretArgs
        {
            Description = $"Passwords, keys and salts of the site {context.SiteName}",
            KmsKeyId = context.Keys.Arn,
            RecoveryWindowInDays = context.Options.Encryption.SecretRecoveryDays,
        }));
        _version = new SecretVersionArgs { SecretId = Secret.Id };
        Version = context.Add(new SecretVersion("site-secrets-version", _version));
    }

    /// <summary>The secret.</summary>
    public Secret Secret { get; }

    /// <summary>The secret's content: what reads it must wait for this.</summary>
    public SecretVersion Version { get; }

    /// <summary>The keys of the secret, in their order.</summary>
    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>The value of a secret parameter.</summary>
    public Output<string> Value(ParameterResource parameter)
    {
        if (!_parameters.TryGetValue(parameter, out var value))
        {
            value = parameter.Default is GenerateParameterDefault && !_context.Model.GivenParameters.Contains(parameter) ? Generate(parameter) : _context.Program.RequireSecret(parameter.Name, parameter.Description ?? $"the parameter {parameter.Name}");
            _parameters.Add(parameter, value);
        }

        return value;
    }

    /// <summary>Where ECS finds the value of a secret parameter: <c>valueFrom</c>.</summary>
    public Output<string> ValueFrom(ParameterResource parameter) => ValueFrom(parameter.Name, Value(parameter));

    /// <summary>Where ECS finds a secret that is made of others, such as a connection string.</summary>
    /// <param name="key">Its key in the secret.</param>
    /// <param name="value">Its value.</param>
    public Output<string> ValueFrom(string key, Input<string> value)
    {
        if (_values.TryAdd(key, value))
        {
            _version.SecretString = Output.JsonSerialize(_values.ToDictionary(static v => v.Key, static v => (object?)v.Value));
        }

        // With the version: else a new value would reach no task that runs, and a deployment that is taken back would not get the old one.
        return Output.Format($"{Secret.Arn}:{key}::{Version.VersionId}");
    }

    /// <summary>Where ECS finds a secret that whoever deploys gives, and that is no parameter of the model.</summary>
    public Output<string> GivenValueFrom(string name, string description) => ValueFrom(name, _context.Program.RequireSecret(name, description));

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
