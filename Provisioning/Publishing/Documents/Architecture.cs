namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>Who talks to whom in a program.</summary>
/// <param name="Boxes">What talks.</param>
/// <param name="Arrows">Who is let through to whom.</param>
internal sealed record Architecture(IReadOnlyList<ArchitectureBox> Boxes, IReadOnlyList<ArchitectureArrow> Arrows);

/// <summary>What talks: a security group with what is in it, or something outside of the network.</summary>
/// <param name="Id">By what arrows name it.</param>
/// <param name="Lines">What is in it, for people.</param>
/// <param name="Shape">What it is.</param>
internal sealed record ArchitectureBox(string Id, IReadOnlyList<string> Lines, ArchitectureShape Shape)
{
    /// <summary>The tier of subnets that it is in, such as <c>public</c>.</summary>
    public string? Tier { get; init; }
}

/// <summary>What a box stands for.</summary>
internal enum ArchitectureShape
{
    /// <summary>Something that is created.</summary>
    Resource,

    /// <summary>Something that is created, and that tasks only read from.</summary>
    Store,

    /// <summary>Somebody or something that is there anyway.</summary>
    Outside,
}

/// <summary>Who is let through to whom.</summary>
/// <param name="From">The box that connects.</param>
/// <param name="To">The box that is connected to.</param>
/// <param name="Label">The port, or how.</param>
/// <param name="IsReading">Whether it only reads from a store.</param>
internal sealed record ArchitectureArrow(string From, string To, string Label, bool IsReading = false);
