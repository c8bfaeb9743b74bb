using System.Reflection;

namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>A record of options, read by reflection: its options, and its records of further options.</summary>
internal sealed class OptionSection
{
    private readonly List<(PropertyInfo Property, OptionSection Section)> _sections = [];
    private readonly List<OptionDefinition> _options = [];

    public OptionSection(Type type, string key)
    {
        Type = type;
        Key = key;
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            if (property.IsDefined(typeof(OptionAttribute)))
            {
                _options.Add(new(property, key));
            }
            else
            {
                _sections.Add((property, new(property.PropertyType, $"{key}:{property.Name}")));
            }
        }
    }

    /// <summary>The record.</summary>
    public Type Type { get; }

    /// <summary>Where the section is in configuration.</summary>
    public string Key { get; }

    /// <summary>The options of this section itself.</summary>
    public IReadOnlyList<OptionDefinition> OwnOptions => _options;

    /// <summary>This section and those inside it.</summary>
    public IEnumerable<OptionSection> AndInner => _sections.SelectMany(s => s.Section.AndInner).Prepend(this);

    /// <summary>Makes the record.</summary>
    /// <param name="value">Gives the value of each option.</param>
    public object Create(Func<OptionDefinition, object?> value)
    {
        var record = Activator.CreateInstance(Type)!;
        foreach (var option in _options)
        {
            option.Property.SetValue(record, value(option));
        }

        foreach (var (property, section) in _sections)
        {
            property.SetValue(record, section.Create(value));
        }

        return record;
    }

    /// <summary>Takes a record apart.</summary>
    public IEnumerable<(OptionDefinition Option, object? Value)> Values(object record) =>
        _options.Select(o => (o, o.Property.GetValue(record)))
            .Concat(_sections.SelectMany(s => s.Section.Values(s.Property.GetValue(record)!)));
}
