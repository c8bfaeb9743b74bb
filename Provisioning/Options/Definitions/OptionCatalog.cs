namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>All options, read once from the records.</summary>
internal static class OptionCatalog
{
    private static readonly OptionSection s_root = new(typeof(AwsOptions), "Aws");

    /// <summary>Where the options are in configuration.</summary>
    public static string Key => s_root.Key;

    /// <summary>The sections that options are in, in the order of the records.</summary>
    public static IReadOnlyList<OptionSection> Sections { get; } = [.. s_root.AndInner];

    /// <summary>Every option, in the order of the records.</summary>
    public static IReadOnlyList<OptionDefinition> Options { get; } = [.. Sections.SelectMany(s => s.OwnOptions)];

    /// <summary>The defaults of a preset.</summary>
    public static AwsOptions Defaults(Preset preset) => Create(o => o.Default(preset));

    /// <summary>Makes the options from a value for each.</summary>
    public static AwsOptions Create(Func<OptionDefinition, object?> value) => (AwsOptions)s_root.Create(value);

    /// <summary>The value of each option.</summary>
    public static IEnumerable<(OptionDefinition Option, object? Value)> Values(AwsOptions options) => s_root.Values(options);
}
