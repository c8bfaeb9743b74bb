using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A value that comes from outside the model: from the configuration, or generated.</summary>
public class ParameterResource : Resource, IExpressionValue, IResourceWithoutLifetime
{
    private readonly Lazy<string> _value;
    private string? _configurationKey;

    /// <summary>Creates a parameter.</summary>
    /// <param name="name">The name.</param>
    /// <param name="callback">Gives the value, from the <see cref="Default"/> where there is no other.</param>
    /// <param name="secret">Whether the value must not be shown.</param>
    public ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Secret = secret;
        _value = new(() =>
        {
            var value = callback(Default);
            if (Secret)
            {
                Masker?.Add(value);
            }

            return value;
        });
    }

    /// <summary>The value where the configuration has none.</summary>
    public ParameterDefault? Default { get; set; }

    /// <summary>Whether the value must not be shown.</summary>
    public bool Secret { get; }

    /// <summary>Whether the value is a connection string, which the configuration keeps under <c>ConnectionStrings</c>.</summary>
    public bool IsConnectionString { get; set; }

    /// <summary>What the parameter is for, for people.</summary>
    public string? Description { get; set; }

    /// <summary>Whether the <see cref="Description"/> is Markdown.</summary>
    public bool EnableDescriptionMarkdown { get; set; }

    /// <summary>The name in braces.</summary>
    public string ValueExpression => $"{{{Name}.value}}";

    /// <summary>The key of the value in the configuration.</summary>
    internal string ConfigurationKey
    {
        get => _configurationKey ?? (IsConnectionString ? $"ConnectionStrings:{Name}" : $"Parameters:{Name}");
        set => _configurationKey = value;
    }

    /// <summary>Learns the value of a secret, so that it can be kept out of everything that is printed.</summary>
    internal ISecretMasker? Masker { get; set; }

    /// <summary>Whether the value is made up when the configuration has none.</summary>
    internal bool IsGenerated => Default is GenerateParameterDefault or UserSecretsParameterDefault;

    /// <summary>How the value is made up, where it is.</summary>
    internal GenerateParameterDefault GenerationRules => Default switch
    {
        GenerateParameterDefault rules => rules,
        UserSecretsParameterDefault { Inner: GenerateParameterDefault rules } => rules,
        _ => new(),
    };

    /// <summary>Gets the value.</summary>
    /// <param name="cancellationToken">Not used: the value is there or it is not.</param>
    /// <returns>The value.</returns>
    /// <exception cref="MissingParameterValueException">There is no value and no default.</exception>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => new(_value.Value);

    /// <summary>Gets the value, which is the same for everyone.</summary>
    /// <param name="context">Not used.</param>
    /// <param name="cancellationToken">Not used: the value is there or it is not.</param>
    /// <returns>The value.</returns>
    /// <exception cref="MissingParameterValueException">There is no value and no default.</exception>
    public ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken) => GetValueAsync(cancellationToken);
}
