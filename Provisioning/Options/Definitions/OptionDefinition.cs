using System.Reflection;
using System.Runtime.CompilerServices;

namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>All that is known of one option, read from its property.</summary>
internal sealed class OptionDefinition
{
    private readonly OptionAttribute _defaults;

    public OptionDefinition(PropertyInfo property, string sectionKey)
    {
        Property = property;
        Key = $"{sectionKey}:{property.Name}";
        Type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        IsOptional = !property.IsDefined(typeof(RequiredMemberAttribute));
        _defaults = property.GetCustomAttribute<OptionAttribute>()!;
        Unit = _defaults.Unit ?? OptionUnit.Of(property.Name);
        Rule = property.GetCustomAttribute<AllowedAttribute>() ?? RuleOf(Type);
    }

    /// <summary>Where the value is kept.</summary>
    public PropertyInfo Property { get; }

    /// <summary>Where the value stands in configuration, such as Aws:Network:Cidr.</summary>
    public string Key { get; }

    /// <summary>The type of the value, without its nullability.</summary>
    public Type Type { get; }

    /// <summary>Whether there may be no value.</summary>
    public bool IsOptional { get; }

    /// <summary>The unit of the value, if it has one.</summary>
    public string? Unit { get; }

    /// <summary>What each element of a list, each value of a dictionary, or else the value may be.</summary>
    public AllowedAttribute Rule { get; }

    public bool IsList => Type == typeof(IReadOnlyList<string>);

    public bool IsDictionary => Type == typeof(IReadOnlyDictionary<string, string>);

    /// <summary>What is allowed, to be read after "must be".</summary>
    public string Allowed
    {
        get
        {
            var allowed = IsList ? Rule.AllowedInList : IsDictionary ? $"values by name, each {Rule.Allowed}" : Rule.Allowed;
            return IsOptional ? $"{allowed}, or {OptionText.None}" : allowed;
        }
    }

    /// <summary>The default in a preset.</summary>
    public object? Default(Preset preset)
    {
        var value = preset == Preset.Prod ? _defaults.Prod : _defaults.Dev;
        if (value is null)
        {
            return IsOptional ? null : throw new InvalidOperationException($"{Key} has no default.");
        }

        return Read(OptionText.Format(value), out _) ?? throw new InvalidOperationException($"{Key} does not allow its own default '{value}'.");
    }

    /// <summary>Reads a value as it stands in configuration.</summary>
    /// <param name="text">The value.</param>
    /// <param name="refused">What is not allowed of it, if anything.</param>
    public object? Read(string text, out string? refused)
    {
        refused = null;
        if (IsList)
        {
            return ReadList(OptionText.Split(text), out refused);
        }

        if (OptionText.IsNone(text) && (IsDictionary || IsOptional))
        {
            return IsDictionary ? new Dictionary<string, string>() : null;
        }

        // A dictionary has a key for each of its values.
        var value = IsDictionary ? null : Rule.Read(text.Trim());
        refused = value is null ? text : null;
        return value;
    }

    /// <summary>Reads the elements of a list, without those that are there twice.</summary>
    public IReadOnlyList<string>? ReadList(IEnumerable<string> elements, out string? refused)
    {
        var read = elements.Select(e => (Text: e, Value: Rule.Read(e) as string)).ToArray();
        refused = read.FirstOrDefault(e => e.Value is null).Text;
        return refused is null ? [.. read.Select(e => e.Value!).Where((value, index) => value is NetworkOptions.EmptyPlace || Array.FindIndex(read, e => e.Value == value) == index)] : null;
    }

    private static OneOfAttribute RuleOf(Type type) =>
        type == typeof(bool) ? new OneOfAttribute(true, false)
        : type.IsEnum ? new OneOfAttribute([.. Enum.GetValues(type).Cast<object>()])
        : throw new InvalidOperationException($"An option of the type {type.Name} needs an attribute that says what is allowed.");
}
