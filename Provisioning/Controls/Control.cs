namespace WpAspire.Provisioning.Controls;

/// <summary>A security control: what must be so, by which names others know it, and what is asked of a program.</summary>
/// <param name="Number">The number in the list of controls: 1 to 80.</param>
/// <param name="Section">What it is about: <c>ECS</c>, <c>EFS</c>, <c>RDS</c>…</param>
/// <param name="Assertion">What must be so.</param>
internal sealed record Control(int Number, string Section, string Assertion)
{
    /// <summary>Its names in AWS Security Hub.</summary>
    public IReadOnlyList<string> Fsbp { get; init; } = [];

    /// <summary>Its names in Checkov.</summary>
    public IReadOnlyList<string> Checkov { get; init; } = [];

    /// <summary>Its names in Trivy.</summary>
    public IReadOnlyList<string> Trivy { get; init; } = [];

    /// <summary>Why it does not apply to a program that has nothing that it is about.</summary>
    public required string Absent { get; init; }

    /// <summary>What it asks for, part by part; nothing for a control that is not the program's to meet.</summary>
    public required IReadOnlyList<Requirement> Requirements { get; init; }

    /// <summary>Says what became of it in a program.</summary>
    /// <param name="site">The program.</param>
    /// <param name="waivers">What may be left undone, and why.</param>
    public ControlResult Evaluate(Inspection site, IReadOnlyList<Waiver> waivers)
    {
        var (status, reason) = Evaluate(site, waivers, Requirements);
        return new()
        {
            Number = Number,
            Section = Section,
            Assertion = Assertion,
            Fsbp = Fsbp,
            Checkov = Checkov,
            Trivy = Trivy,
            Status = status,
            Reason = reason,
            Ids = Fsbp.Concat(Checkov).Concat(Trivy).ToDictionary(static id => id, id => IdRequirements.Of(Number, id) is { } names
                ? Evaluate(site, waivers, [.. Requirements.Where(r => names.Contains(r.Name))]).Status
                : status),
        };
    }

    private (ControlStatus Status, string? Reason) Evaluate(Inspection site, IReadOnlyList<Waiver> waivers, IReadOnlyList<Requirement> requirements)
    {
        var asked = requirements.Select(r => (Requirement: r, Subjects: r.Check(site).ToList())).Where(static a => a.Subjects.Count > 0).ToList();
        if (asked.Count == 0)
        {
            return (ControlStatus.NotApplicable, Absent);
        }

        var failed = asked
            .Select(a => (a.Requirement, Names: a.Subjects.Where(static s => !s.IsMet).Select(static s => s.Name).ToList(), Waiver: WaiverOf(a.Requirement)))
            .Where(static f => f.Names.Count > 0)
            .ToList();
        if (failed.Count == 0)
        {
            return (ControlStatus.Met, null);
        }

        var open = failed.Where(static f => f.Waiver is null).ToList();
        return open.Count > 0
            ? (ControlStatus.NotMet, string.Join("; ", open.Select(static f => $"not so: {f.Requirement.Text} ({string.Join(", ", f.Names)})")))
            : (ControlStatus.Waived, string.Join("; ", failed.Select(static f => f.Waiver!.Reason).Distinct()));

        Waiver? WaiverOf(Requirement requirement) =>
            waivers.FirstOrDefault(w => w.Control == Number && w.Requirement == requirement.Name && w.Applies(site.Options));
    }
}
