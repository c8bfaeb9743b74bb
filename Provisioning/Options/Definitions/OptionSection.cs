using System.Reflection;

namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>A record of options, read by reflection: its options, and its records of further options.</summary>
internal sealed class OptionSection
{
    private readonly Type _type;
    private readonly List<(PropertyInfo Property, OptionSection Section)> _sections = [];
    private readonly List<OptionDefinition> _options = [];

    public OptionSection(Type type, string key)
    {
        _type = type;
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

    /// <summary>Where the section is in configuration.</summary>
    public string Key { get; }

    /// <summary>This section and those inside it.</summary>
    public IEnumerable<OptionSection> Sections => _sections.SelectMany(s => s.Section.Sections).Prepend(this);

    /// <summary>The options of this section and of those inside it.</summary>
    public IEnumerable<OptionDefinition> Options => _options.Concat(_sections.SelectMany(s => s.Section.Options));

    /// <summary>Makes the record.</summary>
    /// <param name="value">Gives the value of each option.</param>
    public object Create(Func<OptionDefinition, object?> value)
    {
        var record = Activator.CreateInstance(_type)!;
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
