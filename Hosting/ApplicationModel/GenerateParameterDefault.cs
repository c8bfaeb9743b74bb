namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A value that is generated at random, from a cryptographic source.</summary>
/// <remarks>
/// The characters are <c>a-z</c> without <c>l</c> and <c>o</c>, <c>A-Z</c> without <c>I</c>, <c>L</c> and <c>O</c>,
/// <c>0-9</c> and <c>-_.{}()*+!</c>, none of which needs quotes in a URL's or a shell's plainest uses or is easily
/// mistaken for another. 22 of them have more than 128 bits of entropy.
/// </remarks>
public sealed class GenerateParameterDefault : ParameterDefault
{
    /// <summary>The least number of characters. A value has more only if the other minimums add up to more.</summary>
    public int MinLength { get; set; } = 22;

    /// <summary>Whether it has lower-case letters.</summary>
    public bool Lower { get; set; } = true;

    /// <summary>Whether it has upper-case letters.</summary>
    public bool Upper { get; set; } = true;

    /// <summary>Whether it has digits.</summary>
    public bool Numeric { get; set; } = true;

    /// <summary>Whether it has special characters.</summary>
    public bool Special { get; set; } = true;

    /// <summary>The least number of lower-case letters.</summary>
    public int MinLower { get; set; }

    /// <summary>The least number of upper-case letters.</summary>
    public int MinUpper { get; set; }

    /// <summary>The least number of digits.</summary>
    public int MinNumeric { get; set; }

    /// <summary>The least number of special characters.</summary>
    public int MinSpecial { get; set; }

    /// <inheritdoc />
    public override string GetDefaultValue() =>
        PasswordGenerator.Generate(MinLength, Lower, Upper, Numeric, Special, MinLower, MinUpper, MinNumeric, MinSpecial);
}
