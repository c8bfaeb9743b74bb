using WpAspire.Provisioning.Program;

namespace WpAspire.Provisioning.Controls;

/// <summary>A part of what a control asks for.</summary>
/// <param name="Name">A name that is unique in the control: waivers refer to it.</param>
/// <param name="Text">What must be so, as a clause.</param>
/// <param name="Check">Says of each thing that it is about whether it is so.</param>
internal sealed record Requirement(string Name, string Text, Func<Inspection, IEnumerable<Subject>> Check)
{
    /// <summary>Asks something of each resource of a type.</summary>
    public static Requirement Each<T>(string name, string text, Func<T, bool> isMet)
        where T : CustomResource => Each<T>(name, text, (_, resource) => isMet(resource));

    /// <summary>Asks something of each resource of a type that others have a part in.</summary>
    public static Requirement Each<T>(string name, string text, Func<Inspection, T, bool> isMet)
        where T : CustomResource => Each(name, text, static site => site.All<T>(), isMet);

    /// <summary>Asks something of some resources.</summary>
    public static Requirement Each<T>(string name, string text, Func<Inspection, IEnumerable<T>> subjects, Func<Inspection, T, bool> isMet)
        where T : CustomResource => new(name, text, site => subjects(site).Select(s => new Subject(s.Name, isMet(site, s))));

    /// <summary>Asks something of parts of resources.</summary>
    public static Requirement EachPart<T>(string name, string text, Func<Inspection, IEnumerable<T>> subjects, Func<T, bool> isMet)
        where T : INamed => new(name, text, site => subjects(site).Select(s => new Subject(s.Name, isMet(s))));
}

/// <summary>Something that a requirement is about.</summary>
/// <param name="Name">The resource's name in the program, and what of it.</param>
/// <param name="IsMet">Whether it is as required.</param>
internal readonly record struct Subject(string Name, bool IsMet);

/// <summary>A part of a resource that has a name for people.</summary>
internal interface INamed
{
    /// <summary>The resource's name in the program, and what of it.</summary>
    string Name { get; }
}
