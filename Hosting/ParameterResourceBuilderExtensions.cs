using Microsoft.Extensions.Configuration;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting;

/// <summary>Adds parameters: values that come from outside the model.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a parameter whose value is in the configuration under <c>Parameters:{name}</c>.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="secret">Whether the value must not be shown.</param>
    /// <returns>A builder of the parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        return builder.AddParameter(CreateParameter(builder, name, secret));
    }

    /// <summary>Adds a parameter with a value.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="publishValueAsDefault">Whether a publish has the value as default too.</param>
    /// <param name="secret">Whether the value must not be shown.</param>
    /// <returns>A builder of the parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, string value, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        return builder.AddParameter(name, () => value, publishValueAsDefault, secret);
    }

    /// <summary>Adds a parameter whose value a callback gives.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="valueGetter">Gives the value.</param>
    /// <param name="publishValueAsDefault">Whether a publish has the value as default too.</param>
    /// <param name="secret">Whether the value must not be shown.</param>
    /// <returns>A builder of the parameter.</returns>
    /// <exception cref="DistributedApplicationException">The value is both a secret and published.</exception>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(valueGetter);

        if (publishValueAsDefault && secret)
        {
            throw new DistributedApplicationException($"The parameter '{name}' is a secret, and its value is to be published: one of the two.");
        }

        return builder.AddParameter(new ParameterResource(name, value => value?.GetDefaultValue() ?? valueGetter(), secret)
        {
            Default = publishValueAsDefault ? new ConstantParameterDefault(valueGetter) : null,
        });
    }

    /// <summary>Adds a parameter with a default value for when the configuration has none.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The default value.</param>
    /// <param name="secret">Whether the value must not be shown.</param>
    /// <param name="persist">Whether a run keeps the default value in the user secrets, so that the next has it too.</param>
    /// <returns>A builder of the parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);

        var parameter = CreateParameter(builder, name, secret);
        parameter.Default = persist ? Persisted(builder, parameter, value) : value;
        return builder.AddParameter(parameter);
    }

    /// <summary>Adds a parameter whose value is in the configuration under a key of its own.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="configurationKey">The key.</param>
    /// <param name="secret">Whether the value must not be shown.</param>
    /// <returns>A builder of the parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameterFromConfiguration(this IDistributedApplicationBuilder builder, [ResourceName] string name, string configurationKey, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configurationKey);

        var parameter = CreateParameter(builder, name, secret);
        parameter.ConfigurationKey = configurationKey;
        return builder.AddParameter(parameter);
    }

    /// <summary>Adds a connection string that is in the configuration under <c>ConnectionStrings:{name}</c>.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="environmentVariableName">
    /// The environment variable that a reference sets; by default <c>ConnectionStrings__{name}</c>.
    /// </param>
    /// <returns>A builder of the resource.</returns>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(this IDistributedApplicationBuilder builder, [ResourceName] string name, string? environmentVariableName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);

        ConnectionStringParameterResource? resource = null;
        resource = new(name, value => ValueOf(builder, resource!, value), environmentVariableName);
        return builder.AddParameter(resource);
    }

    /// <summary>Says what the parameter is for.</summary>
    /// <param name="builder">The builder of the parameter.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="enableMarkdown">Whether that is Markdown.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<ParameterResource> WithDescription(this IResourceBuilder<ParameterResource> builder, string description, bool enableMarkdown = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(description);
        builder.Resource.Description = description;
        builder.Resource.EnableDescriptionMarkdown = enableMarkdown;
        return builder;
    }

    /// <summary>
    /// Creates a secret parameter, without adding it, whose default value is a password of 22 characters. A run keeps
    /// the password in the user secrets.
    /// </summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="lower">Whether it has lower-case letters.</param>
    /// <param name="upper">Whether it has upper-case letters.</param>
    /// <param name="numeric">Whether it has digits.</param>
    /// <param name="special">Whether it has special characters.</param>
    /// <param name="minLower">The least number of lower-case letters.</param>
    /// <param name="minUpper">The least number of upper-case letters.</param>
    /// <param name="minNumeric">The least number of digits.</param>
    /// <param name="minSpecial">The least number of special characters.</param>
    /// <returns>The parameter.</returns>
    public static ParameterResource CreateDefaultPasswordParameter(IDistributedApplicationBuilder builder, string name, bool lower = true, bool upper = true, bool numeric = true, bool special = true, int minLower = 0, int minUpper = 0, int minNumeric = 0, int minSpecial = 0) =>
        CreateGeneratedParameter(builder, name, secret: true, new GenerateParameterDefault
        {
            MinLength = 22,
            Lower = lower,
            Upper = upper,
            Numeric = numeric,
            Special = special,
            MinLower = minLower,
            MinUpper = minUpper,
            MinNumeric = minNumeric,
            MinSpecial = minSpecial,
        });

    /// <summary>
    /// Creates a parameter, without adding it, whose default value is generated. A run keeps the value in the user
    /// secrets.
    /// </summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="secret">Whether the value must not be shown.</param>
    /// <param name="parameterDefault">Generates the value.</param>
    /// <returns>The parameter.</returns>
    public static ParameterResource CreateGeneratedParameter(IDistributedApplicationBuilder builder, string name, bool secret, GenerateParameterDefault parameterDefault)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(parameterDefault);

        var parameter = CreateParameter(builder, name, secret);
        parameter.Default = Persisted(builder, parameter, parameterDefault);
        return parameter;
    }

    /// <summary>Creates a parameter, without adding it, whose value is in the configuration.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="secret">Whether the value must not be shown.</param>
    /// <returns>The parameter.</returns>
    public static ParameterResource CreateParameter(IDistributedApplicationBuilder builder, string name, bool secret)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);

        ParameterResource? parameter = null;
        parameter = new(name, value => ValueOf(builder, parameter!, value), secret) { Masker = builder.GetSecretMasker() };
        return parameter;
    }

    internal static IResourceBuilder<T> AddParameter<T>(this IDistributedApplicationBuilder builder, T resource)
        where T : ParameterResource =>
        builder.AddResource(resource).WithInitialState(new()
        {
            ResourceType = KnownResourceTypes.Parameter,
            Properties = [new(CustomResourceKnownProperties.Source, resource.ConfigurationKey)],
            State = KnownResourceStates.Waiting,
        });

    private static ParameterDefault Persisted(IDistributedApplicationBuilder builder, ParameterResource parameter, ParameterDefault value) =>
        builder.ExecutionContext.IsRunMode
            ? new UserSecretsParameterDefault(
                parameter.ConfigurationKey,
                value,
                builder.GetUserSecrets(),
                () => ConfiguredValue(builder.Configuration, parameter.ConfigurationKey) is null)
            : value;

    private static string ValueOf(IDistributedApplicationBuilder builder, ParameterResource parameter, ParameterDefault? value) =>
        ConfiguredValue(builder.Configuration, parameter.ConfigurationKey)
        ?? value?.GetDefaultValue()
        ?? throw Missing(builder, parameter);

    // Many shells cannot set an environment variable with a hyphen in its name.
    private static string? ConfiguredValue(ConfigurationManager configuration, string key) =>
        configuration[key] ?? configuration[key.Replace('-', '_')];

    private static MissingParameterValueException Missing(IDistributedApplicationBuilder builder, ParameterResource parameter)
    {
        var key = parameter.ConfigurationKey;
        var what = parameter.IsConnectionString ? "connection string" : "parameter";
        var variable = key.Replace(":", "__", StringComparison.Ordinal).Replace('-', '_');
        var where = (parameter.Secret, builder.ExecutionContext.IsRunMode) switch
        {
            (false, _) => $", with '--set {key}=<value>',",
            (true, true) => $", with 'dotnet user-secrets set {key} <value>',",
            // A publish does not read the user secrets, and arguments can be read by all users.
            (true, false) => "",
        };
        return new($"The {what} '{parameter.Name}' has no value: set '{key}' in the configuration{where} or in the environment variable '{variable}'.");
    }
}
