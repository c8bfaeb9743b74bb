using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Random;

namespace WpAspire.Provisioning.Topology;

/// <summary>
/// The secrets of the application, in Secrets Manager. Generated ones are made in AWS and are nowhere else; those that
/// a person gives come from the stack's encrypted settings.
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
        Site = new(context, "site-secrets", $"Passwords, keys and salts of the site {context.SiteName}");
        _administrators = [.. context.Model.Services.Select(static w => w.Site?.AdminPasswordParameter).OfType<ParameterResource>()];
    }

    /// <summary>What the site's containers are given while they run.</summary>
    public SecretBundle Site { get; }

    /// <summary>What only a site's installation is given: the first administrator's password. <see langword="null"/> where no container asks for one.</summary>
    public SecretBundle? Installation { get; private set; }

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
    public Output<string> ValueFrom(ParameterResource parameter) =>
        (_administrators.Contains(parameter) ? ForInstallation() : Site).ValueFrom(parameter.Name, Value(parameter));

    /// <summary>Where ECS finds a secret that is made of others, such as a connection string.</summary>
    /// <param name="key">Its key in the secret.</param>
    /// <param name="value">Its value.</param>
    public Output<string> ValueFrom(string key, Input<string> value) => Site.ValueFrom(key, value);

    /// <summary>Where ECS finds a secret that whoever deploys gives, and that is no parameter of the model.</summary>
    public Output<string> GivenValueFrom(string name, string description) => Site.ValueFrom(name, _context.Program.RequireSecret(name, description));

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
