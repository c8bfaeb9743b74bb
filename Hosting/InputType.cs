namespace WpAspire.Hosting;

/// <summary>The kinds of input.</summary>
public enum InputType
{
    /// <summary>One line of text.</summary>
    Text = 0,

    /// <summary>One line of text that is not shown.</summary>
    SecretText = 1,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean = 3,

    /// <summary>A number, with a point for decimals.</summary>
    Number = 4,
}
